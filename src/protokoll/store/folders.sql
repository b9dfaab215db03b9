-- Whose documents a folder holds, as its owner says; and whose document each is, with the reason.
alter table files add column organisation text;
alter table failures add column organisation text;
alter table documents add column organisation_key text;
alter table documents add column organisation_code text;
alter table documents add column organisation_basis text;
alter table documents add column organisation_reason text;
create index documents_organisation on documents(organisation_key);
