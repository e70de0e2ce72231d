-- Counts vehicles by the province of their plates without reading the passages.
create index passage_area on checkpoint.passage (plate_area, plate_index) where plate_area is not null;
