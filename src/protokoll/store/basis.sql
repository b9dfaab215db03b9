-- How the organ and the meeting days are known: stated, derived (with the reason) or missing.
alter table documents add column body_basis text;
alter table documents add column body_reason text;
alter table documents add column dates_basis text;
alter table documents add column dates_reason text;
