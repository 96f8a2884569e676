package io.github.dbmig.operation;

/**
 * Keeps what is said about a column that goes.
 */
final class RecordedColumnDrop implements DroppedColumnSpec {

	private boolean cascade;

	DropColumn build(String name) {
		return new DropColumn(name, this.cascade);
	}

	@Override
	public DroppedColumnSpec cascade() {
		this.cascade = true;
		return this;
	}

}
