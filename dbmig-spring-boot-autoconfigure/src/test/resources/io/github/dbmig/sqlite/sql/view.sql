CREATE VIEW "odd ""view""" AS SELECT a, b FROM x WHERE b <> ';';
DROP VIEW "odd ""view""";
