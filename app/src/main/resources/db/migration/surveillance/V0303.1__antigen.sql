-- Plans of 2022 have antigen tests; a positive one opens a case like any other.
alter table surveillance.test drop constraint test_method_check, add constraint test_method_check check (method in ('PCR', 'CT', 'ANTIBODY', 'ANTIGEN'));
