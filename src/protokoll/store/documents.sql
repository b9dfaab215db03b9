create table documents (
  -- The truth: one row a document. All other tables are made from `record` and can be dropped and made again.
  id text primary key,          -- readable: organisation, body, first meeting day, start of the content's SHA-256
  organisation text,
  body text,                    -- the organ that met, as the document writes it
  kind text not null,           -- minutes, extract, recommendation, news, agenda, notice, memo, other
  date text,                    -- first meeting day, YYYY-MM-DD
  last_date text,               -- last meeting day
  start_time text,
  end_time text,
  place text,
  first_paragraph text,         -- the range that the front page declares
  last_paragraph text,
  file text not null,           -- the file's name
  path text not null,           -- where the file was when it was last read
  sha256 text not null unique,  -- of the file's content
  media_type text,
  pages integer,
  characters integer,           -- length of the text that spans count
  parser_version text not null,
  ingested_at text not null,    -- UTC
  record text not null          -- the whole document as JSON, with the span of every value
);
create index documents_date on documents(date);

create table files (
  -- Which file holds which document: two files with the same content are one document.
  path text primary key,
  size integer not null,
  mtime_ns integer not null,
  document text not null references documents(id)
);
create index files_document on files(document);

create table failures (
  -- Files that could not be read; an earlier version of the document, if any, stays.
  path text primary key,
  size integer not null,
  mtime_ns integer not null,
  sha256 text not null,
  parser_version text not null,
  message text not null,
  failed_at text not null
);

create table about (
  -- What the archive knows about itself.
  key text primary key,
  value text not null
);
