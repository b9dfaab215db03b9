-- Links between documents, made from their records by `protokoll.link`, one organisation at a time. Nothing here is
-- printed anywhere: everything can be dropped and made again.

create table links_waiting (
  -- Organisations whose documents changed since their links were made.
  organisation_key text primary key
) without rowid;

create table cards (
  -- What linking needs of a document, without its texts.
  document text primary key references documents(id) on delete cascade,
  card text not null,           -- JSON
  abbreviations text not null,  -- JSON: [letters, organ] where the text explains them
  linked integer not null       -- 0: not linked yet
);

create table meetings (
  -- One row a meeting (sammanträde), however many files tell of it.
  id integer primary key,
  organisation_key text not null,
  organisation text,
  body_key text not null,
  body text not null,
  date text not null,
  document text not null references documents(id) on delete cascade  -- the one that counts
);
create index meetings_body on meetings(organisation_key, body_key, date);

create table meeting_files (
  document text primary key references documents(id) on delete cascade,
  meeting integer not null references meetings(id) on delete cascade,
  position integer not null,    -- 0: the one that counts
  part text not null,           -- minutes, immediate, extract, duplicate, superseded
  status text not null,         -- corrected, adjusted, unknown, unadjusted
  replaced_by text              -- the document that a duplicate or superseded one gives way to
);
create index meeting_files_meeting on meeting_files(meeting);

create table paragraph_copies (
  -- A paragraph that stands in another document of the same meeting too: `main` is the one that counts.
  paragraph text primary key references paragraphs(id) on delete cascade,
  main text not null references paragraphs(id) on delete cascade
);
create index paragraph_copies_main on paragraph_copies(main);

create table bodies (
  -- Organs; `key` is the normal form in which all spellings meet.
  organisation_key text not null,
  key text not null,
  organisation text,
  name text not null,
  gaps text not null,           -- JSON: [last meeting before, first after] where the rhythm breaks off
  primary key (organisation_key, key)
) without rowid;

create table body_spellings (
  organisation_key text not null,
  key text not null,
  spelling text not null,
  reason text not null,         -- exact, form, abbreviation, typo, renamed …
  score real not null,
  primary key (organisation_key, key, spelling)
) without rowid;

create table cases (
  -- One row a case of one organisation; `key` is the normal form of its number, `bare` the same without its series.
  id integer primary key,
  organisation_key text not null,
  organisation text,
  key text not null,
  bare text not null,
  numbered integer not null,    -- 1: some paragraph has the number as its own; 0: it is only mentioned
  title text not null,
  first_date text,
  last_date text,
  link text not null,           -- JSON: its paragraphs and how each came into it
  story text not null,          -- JSON: the way of the case, step by step
  unique (organisation_key, key)
);
create index cases_bare on cases(bare);

create table case_spellings (
  case_id integer not null references cases(id) on delete cascade,
  spelling text not null,
  primary key (case_id, spelling)
) without rowid;

create table case_steps (
  case_id integer not null references cases(id) on delete cascade,
  document text not null references documents(id) on delete cascade,
  paragraph text references paragraphs(id) on delete cascade,
  joined text not null,         -- number, reference, mention, title (a suggestion)
  evidence text not null,       -- the words that say so
  score real not null
);
create index case_steps_case on case_steps(case_id);
create index case_steps_paragraph on case_steps(paragraph);
create index case_steps_document on case_steps(document);

create table people (
  id integer primary key,
  organisation_key text not null,
  organisation text,
  name text not null,           -- the commonest spelling
  party text
);
create index people_organisation on people(organisation_key);

create table person_spellings (
  person integer not null references people(id) on delete cascade,
  name text not null,
  party text,
  key text not null
);
create index person_spellings_person on person_spellings(person);
create index person_spellings_key on person_spellings(key);

create table coverage (
  -- One row an organ and year: what is there, and what is known to be missing.
  organisation_key text not null,
  organisation text,
  body text,
  year text not null,
  meetings text not null,       -- JSON: days
  documents integer not null,
  paragraphs integer not null,
  first text,
  last text,
  series text not null,         -- year, meeting, running, none: how the paragraphs are numbered
  missing text not null,        -- JSON: ranges of § that no document has
  absent text not null          -- JSON: paragraphs that documents name and that are in none
);
create index coverage_organisation on coverage(organisation_key);

create view suggested_links as
  -- Paragraphs that only title and time tie to a case.
  select c.organisation, c.key, c.title, s.score, s.evidence, s.document, s.paragraph
  from case_steps s join cases c on c.id = s.case_id where s.joined = 'title';
