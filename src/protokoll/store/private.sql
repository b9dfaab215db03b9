create table private_findings (
  -- Where a document says something private: kind and place, never the words. Made when the document comes in.
  document text not null references documents(id) on delete cascade,
  position integer not null,
  kind text not null,           -- identity (personnummer, samordningsnummer), phone, email, address; or unread
  paragraph integer,            -- the position of the paragraph in its document; null outside paragraphs
  section text,                 -- the role of the section, where it stands in one
  page integer not null,
  span_start integer not null,
  span_end integer not null,
  primary key (document, position)
);

-- Documents from before: what they say is looked through whenever it is shown, until they are read again.
insert into private_findings select id, 0, 'unread', null, null, 1, 0, 0 from documents;
