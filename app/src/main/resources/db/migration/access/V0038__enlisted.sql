-- What a list of users tells of them. A hash of '!' is nobody's: such an account waits for its one-time password.
alter table access.account add column employer text, add column remarks text;
