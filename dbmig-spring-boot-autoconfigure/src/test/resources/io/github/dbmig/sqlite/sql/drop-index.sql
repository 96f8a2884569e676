DROP INDEX "ix_x";
