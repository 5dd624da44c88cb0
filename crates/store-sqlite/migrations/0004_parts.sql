-- Where in the content the values stand that are salted each by itself, and what is left of those
-- that were destroyed. Null where the act is one value.
alter table acts add column parts blob;

-- A program that does not know of parts would take such an act for an altered one.
update programs set reads = 4;
