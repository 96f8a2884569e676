ALTER TABLE "x" RENAME TO "y ""quoted""";
DROP TABLE "y ""quoted""";
