create table arrivals (
  -- In which order contents first came into the archive; never deleted, so that nothing is new twice.
  arrival integer primary key autoincrement,
  sha256 text not null unique,
  arrived_at text not null      -- UTC
);
insert into arrivals(sha256, arrived_at) select sha256, ingested_at from documents order by rowid;

create trigger documents_arrive after insert on documents begin
  insert or ignore into arrivals(sha256, arrived_at) values (new.sha256, new.ingested_at);
end;

create table watches (
  -- Saved queries: what has arrived since `seen` is new to them.
  name text primary key,
  query text not null,
  since integer not null,       -- the last arrival when it was made
  seen integer not null,        -- the last arrival that a run has reported on
  made_at text not null,        -- UTC
  run_at text                   -- UTC
);
