-- Referrals come later than the schema retention, and end with the rest.
grant select, update, delete on person.referral to zerospread_retention;
