alter table person.said drop constraint said_field_check;
alter table person.said add constraint said_field_check check (field in ('name', 'phone', 'birth_date', 'employer', 'household', 'address'));
