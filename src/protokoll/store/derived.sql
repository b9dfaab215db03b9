-- Which values of a document were worked out, and from what: JSON by column. It takes the place of four columns.
alter table documents add column derived text;
alter table documents drop column body_basis;
alter table documents drop column body_reason;
alter table documents drop column dates_basis;
alter table documents drop column dates_reason;
