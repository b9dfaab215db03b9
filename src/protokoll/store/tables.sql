-- Made from documents.record. page, span_start and span_end say where a row's words stand: offsets into the text
-- that `protokoll text FILE` prints. A row without them was worked out, not read.
-- derived says which values of the row were worked out and from what, as JSON by column: a value that it does not name
-- is printed, and a null is missing (the document does not state it and nothing gave it).

create table paragraphs (
  seq integer primary key,      -- joins the full-text index; begins with the meeting day, so that later days come later
  id text not null unique,      -- document/number
  document text not null references documents(id) on delete cascade,
  position integer not null,
  number text not null,         -- 30, 30a; empty where the text has none
  title text,
  summary text,
  text text not null,           -- everything printed in the paragraph
  cases text not null,          -- its case numbers, for search
  names text not null,          -- the people with a part in it, for search
  immediate integer not null,   -- 1: adjusted at once (omedelbart justerad)
  first_page integer,
  last_page integer,
  derived text,
  page integer, span_start integer, span_end integer
);
create index paragraphs_document on paragraphs(document, position);

create table sections (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  role text not null,
  heading text,
  text text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table proposals (
  id text primary key,
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  proposed_by text,
  text text not null,
  clauses text not null,        -- JSON array
  derived text,
  page integer, span_start integer, span_end integer
);
create index proposals_paragraph on proposals(paragraph);

create table decisions (
  id text primary key,
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  decided_by text,
  recommends_to text,           -- the body that is to decide, where this one only proposes
  outcome text,                 -- approved, rejected, referred_back, postponed, noted, answered, elected, withdrawn
  text text not null,
  clauses text not null,        -- JSON array
  derived text,
  page integer, span_start integer, span_end integer
);
create index decisions_paragraph on decisions(paragraph);
create index decisions_outcome on decisions(outcome);

create table yrkanden (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  text text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);
create index yrkanden_name on yrkanden(name);

create table votes (
  id text primary key,
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  yes integer,
  no integer,
  abstain integer,
  absent integer,
  yes_means text,
  no_means text,
  derived text,
  page integer, span_start integer, span_end integer
);
create index votes_paragraph on votes(paragraph);

create table ballots (
  vote text not null references votes(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  choice text not null,         -- yes, no, abstain, absent
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (vote, position)
);
create index ballots_name on ballots(name);

create table reservations (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  text text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);
create index reservations_name on reservations(name);

create table statements (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  text text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table recused (
  -- Who left because of jäv.
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table presenters (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table documents_listed (
  -- Beslutsunderlag and attachments that a paragraph lists.
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table recipients (
  -- Who gets the decision.
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  name text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table paragraph_references (
  -- Other paragraphs and cases that a paragraph names.
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  raw text not null,
  body text,
  date text,
  number text,
  case_number text,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);

create table case_numbers (
  -- One row a case (diarienummer): `key` is the normal form, `raw` the form it was first seen in.
  key text primary key,
  raw text not null
);

create table paragraph_cases (
  paragraph text not null references paragraphs(id) on delete cascade,
  position integer not null,
  case_key text not null references case_numbers(key),
  raw text not null,
  inherited integer not null,   -- 1: the number stands on the document, which has only this paragraph
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (paragraph, position)
);
create index paragraph_cases_key on paragraph_cases(case_key);

create table document_cases (
  document text not null references documents(id) on delete cascade,
  position integer not null,
  case_key text not null references case_numbers(key),
  raw text not null,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (document, position)
);
create index document_cases_key on document_cases(case_key);

create table attendance (
  document text not null references documents(id) on delete cascade,
  position integer not null,
  name text not null,
  party text,
  role text not null,           -- member, serving_substitute, substitute, official, guest
  present integer not null,
  office text,                  -- chair, first_vice_chair, second_vice_chair, secretary, adjuster
  replaces text,
  organisation text,
  title text,
  paragraphs text,              -- the ranges of presence, where the list limits them
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (document, position)
);
create index attendance_name on attendance(name);

create table signatures (
  document text not null references documents(id) on delete cascade,
  position integer not null,
  name text not null,
  role text not null,           -- chair, secretary, adjuster, other
  electronic integer not null,
  signed_at text,
  provider text,
  derived text,
  page integer, span_start integer, span_end integer,
  primary key (document, position)
);

create table notices (
  -- Anslag: when the adjusted minutes were announced, and until when.
  document text primary key references documents(id) on delete cascade,
  posted text,
  removed text,
  derived text,
  page integer, span_start integer, span_end integer
);

create table warnings (
  -- What looks wrong in a document or could not be read.
  document text not null references documents(id) on delete cascade,
  position integer not null,
  code text not null,
  message text not null,
  paragraph text,               -- the paragraph's number
  page integer,
  primary key (document, position)
);
create index warnings_code on warnings(code);

create table words (
  -- The vocabulary: every stem with a word that has it, as printed, and, of a compound, the stems of its parts.
  stem text primary key,
  word text not null,
  parts text not null           -- of hjälpmedelsstrategi: 'hjälpmedel strategi'; empty for a simple word
) without rowid;

create table search_keys (
  -- What the full-text index holds of a paragraph beside its words.
  seq integer primary key references paragraphs(seq) on delete cascade,
  delar text not null,          -- stems of the parts of its compounds
  filters text not null         -- made-up words to filter on: organisation, body, kind, outcome, number, parties
);

create view participations as
  -- Who had which part: in a paragraph, or, where paragraph is null, in the whole meeting.
  select p.document, y.paragraph, y.name, y.party, 'mover' as role
  from yrkanden y join paragraphs p on p.id = y.paragraph
  union all select p.document, r.paragraph, r.name, r.party, 'reservation'
  from reservations r join paragraphs p on p.id = r.paragraph
  union all select p.document, s.paragraph, s.name, s.party, 'statement'
  from statements s join paragraphs p on p.id = s.paragraph
  union all select p.document, q.paragraph, q.name, q.party, 'recused'
  from recused q join paragraphs p on p.id = q.paragraph
  union all select p.document, x.paragraph, x.name, null, 'presenter'
  from presenters x join paragraphs p on p.id = x.paragraph
  union all select p.document, v.paragraph, b.name, b.party, 'voter'
  from ballots b join votes v on v.id = b.vote join paragraphs p on p.id = v.paragraph
  union all select a.document, null, a.name, a.party, a.role from attendance a where a.present
  union all select a.document, null, a.name, a.party, a.office from attendance a where a.present and a.office is not null
  union all select a.document, null, a.name, a.party, 'absent' from attendance a where not a.present;

create view paragraphs_searchable as
  -- What the full-text index shows: the printed words. The index itself holds their stems, token by token, so that
  -- highlight() and snippet() mark the right words. Never run its 'rebuild' command: it would index words, not stems.
  select p.seq, coalesce(p.title, '') as title,
    coalesce((select group_concat(text, char(10)) from
      (select s.text from sections s where s.paragraph = p.id and s.role in ('decision', 'recommendation')
       union all
       select d.text from decisions d where d.paragraph = p.id and not exists
         (select 1 from sections s where s.paragraph = p.id and s.role in ('decision', 'recommendation')
          and instr(s.text, d.text)))), '') as decision,
    coalesce((select group_concat(text, char(10)) from
      (select s.text from sections s where s.paragraph = p.id and s.role = 'proposal')), '') as proposal,
    coalesce((select group_concat(text, char(10)) from
      (select s.text from sections s where s.paragraph = p.id and s.role = 'yrkande'
       union all
       select y.text from yrkanden y where y.paragraph = p.id and not exists
         (select 1 from sections s where s.paragraph = p.id and s.role = 'yrkande' and instr(s.text, y.text)))),
      '') as yrkande,
    coalesce((select group_concat(text, char(10)) from
      (select s.text from sections s where s.paragraph = p.id and s.role in ('reservation', 'statement')
       union all
       select r.text from reservations r where r.paragraph = p.id and not exists
         (select 1 from sections s where s.paragraph = p.id and s.role in ('reservation', 'statement')
          and instr(s.text, r.text)))), '') as reservation,
    coalesce(p.summary, '') as summary,
    coalesce((select group_concat(text, char(10)) from
      (select s.text from sections s where s.paragraph = p.id
       and s.role not in ('decision', 'recommendation', 'proposal', 'yrkande', 'reservation', 'statement')
       and not instr(coalesce(p.summary, ''), s.text))),
      case when exists (select 1 from sections s where s.paragraph = p.id) then '' else p.text end) as rest,
    coalesce((select group_concat(heading, char(10)) from
      (select s.heading from sections s where s.paragraph = p.id and s.heading is not null)), '') as headings,
    p.cases, p.names, coalesce(k.delar, '') as delar, coalesce(k.filters, '') as filters
  from paragraphs p left join search_keys k on k.seq = p.seq;

create virtual table paragraphs_fts using fts5(
  title, decision, proposal, yrkande, reservation, summary, rest, headings, cases, names, delar, filters,
  content='paragraphs_searchable', content_rowid='seq', tokenize="unicode61 remove_diacritics 0"
);
insert into paragraphs_fts(paragraphs_fts, rank) values ('hashsize', 67108864);

create virtual table paragraphs_words using fts5vocab(paragraphs_fts, 'row');

create view decisions_with_case as
  -- Every decision with its meeting and its case numbers.
  select d.id, doc.date, doc.organisation, doc.body, p.number, p.title, d.decided_by, d.recommends_to, d.outcome,
         d.text, (select group_concat(c.raw, '; ') from paragraph_cases c where c.paragraph = p.id) as case_numbers,
         doc.file, coalesce(d.page, p.first_page) as page, p.id as paragraph, doc.id as document
  from decisions d join paragraphs p on p.id = d.paragraph join documents doc on doc.id = p.document;

create view case_history as
  -- Every paragraph of every case in time order: filter on case_key or case_number.
  select c.case_key, c.raw as case_number, doc.date, doc.organisation, doc.body, p.number, p.title,
         d.decided_by, d.recommends_to, d.outcome, d.text as decision, doc.file, p.first_page as page,
         p.id as paragraph, doc.id as document
  from paragraph_cases c join paragraphs p on p.id = c.paragraph join documents doc on doc.id = p.document
  left join decisions d on d.paragraph = p.id
  order by c.case_key, doc.date, p.seq;

create view attendance_by_meeting as
  -- One row a meeting: who was there, in numbers, and who held the chair.
  select doc.date, doc.organisation, doc.body,
         sum(a.present and a.role in ('member', 'serving_substitute')) as deciding,
         sum(a.present and a.role = 'substitute') as substitutes,
         sum(a.present and a.role = 'official') as officials,
         sum(a.present and a.role = 'guest') as guests,
         sum(not a.present) as absent,
         max(case when a.office = 'chair' then a.name end) as chair,
         max(case when a.office = 'secretary' then a.name end) as secretary,
         doc.file, doc.id as document
  from documents doc join attendance a on a.document = doc.id
  group by doc.id;

create view attendance_by_person as
  -- One row a person: how often present and absent, first and last meeting.
  select a.name, max(a.party) as party, doc.organisation, doc.body, sum(a.present) as present,
         sum(not a.present) as absent, min(doc.date) as first_meeting, max(doc.date) as last_meeting
  from attendance a join documents doc on doc.id = a.document
  group by a.name, doc.organisation, doc.body;

create view votes_with_meaning as
  -- Every counted vote with what yes and no meant.
  select doc.date, doc.organisation, doc.body, p.number, p.title, v.yes, v.no, v.abstain, v.absent, v.yes_means,
         v.no_means, case when v.yes > v.no then 'yes' when v.no > v.yes then 'no' else 'tie' end as majority,
         doc.file, coalesce(v.page, p.first_page) as page, v.id as vote, p.id as paragraph
  from votes v join paragraphs p on p.id = v.paragraph join documents doc on doc.id = p.document;

create view ballots_by_person as
  -- Every ballot: how each person voted, on what.
  select b.name, b.party, b.choice, case b.choice when 'yes' then v.yes_means when 'no' then v.no_means end as meaning,
         doc.date, doc.organisation, doc.body, p.number, p.title, doc.file, p.id as paragraph
  from ballots b join votes v on v.id = b.vote join paragraphs p on p.id = v.paragraph
  join documents doc on doc.id = p.document;

create view reservations_by_person as
  -- Who reserved themselves, against what.
  select r.name, r.party, doc.date, doc.organisation, doc.body, p.number, p.title, r.text, doc.file,
         coalesce(r.page, p.first_page) as page, p.id as paragraph
  from reservations r join paragraphs p on p.id = r.paragraph join documents doc on doc.id = p.document;

create view yrkanden_by_person as
  -- Who moved what.
  select y.name, y.party, doc.date, doc.organisation, doc.body, p.number, p.title, y.text, doc.file,
         coalesce(y.page, p.first_page) as page, p.id as paragraph
  from yrkanden y join paragraphs p on p.id = y.paragraph join documents doc on doc.id = p.document;

create view warnings_by_code as
  -- What to look at: warnings by code.
  select code, count(*) as times, count(distinct document) as documents from warnings group by code;
