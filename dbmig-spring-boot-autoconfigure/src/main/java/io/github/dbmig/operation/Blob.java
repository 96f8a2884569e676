package io.github.dbmig.operation;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bytes as a value: what a {@code byte[]} given to {@code insert} or {@code execute}
 * becomes, since an array is neither immutable nor equal to its copy.
 */
public final class Blob {

	private final byte[] bytes;

	private Blob(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * A copy of the bytes.
	 * @param bytes any number of them
	 * @return the value
	 */
	public static Blob of(byte[] bytes) {
		return new Blob(bytes.clone());
	}

	/**
	 * A copy of the bytes.
	 * @return a new array
	 */
	public byte[] bytes() {
		return this.bytes.clone();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Blob blob && Arrays.equals(this.bytes, blob.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	/** The length only: what is in it may be private. */
	@Override
	public String toString() {
		return "Blob[" + this.bytes.length + " bytes]";
	}

}
