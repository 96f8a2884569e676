package io.github.dbmig.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What users of version 0.177.0 have in their databases. Made from a fixed seed, and
 * {@link Random} is specified to the bit, so these are the same rows everywhere.
 */
final class OldRows {

	static final int LATTICES = 1_000;

	static final int ELECTRONS = 10_000;

	/**
	 * The lattices whose dispatch failed before they had an electron.
	 */
	static final int WITHOUT_ELECTRONS = 23;

	private static final List<OldExecutor> EXECUTORS = List.of(new OldExecutor("local", 1, null),
			new OldExecutor("local", 4, null), new OldExecutor("dask", 8, "10.0.3.17:8786"),
			new OldExecutor("dask", 32, "tcp://10.0.3.20:8786"),
			new OldExecutor("slurm", 64, "covalent@login.cluster.example"),
			new OldExecutor("ssh", 2, "worker-1.example:22"), new OldExecutor("awsbatch", 16, "eu-central-1"));

	private static final List<String> WORKFLOWS = List.of("train", "vqe_h2", "sweep", "Müller's docking", "ising",
			"maxcut", "qaoa; p=3", "resnet");

	private static final List<String> TASKS = List.of("load", "split", "fit", "score", "relax", "energy", "plot",
			"merge");

	private static final List<String> EDGES = List.of("data", "model", "x", "args[0]");

	private static final List<Status> STATUSES = List.of(Status.RUNNING, Status.COMPLETED, Status.FAILED,
			Status.CANCELLED);

	private final Random random = new Random(177);

	private final List<OldLattice> lattices = new ArrayList<>();

	private final List<OldElectron> electrons = new ArrayList<>();

	private final List<OldDependency> dependencies = new ArrayList<>();

	OldRows() {
		int[] sizes = sizes();
		Instant now = Instant.parse("2022-05-10T08:00:00Z");
		int id = 0;
		for (int size : sizes) {
			// Users delete some
			id += (this.random.nextInt(25) == 0) ? 2 : 1;
			now = now.plus(Duration.ofMillis(this.random.nextInt(10_800_000)));
			addLattice(id, size, now);
		}
	}

	private int[] sizes() {
		int[] sizes = new int[LATTICES];
		int filled = LATTICES - WITHOUT_ELECTRONS;
		for (int i = 0; i < ELECTRONS; i++) {
			sizes[(i < filled) ? i : this.random.nextInt(filled)]++;
		}
		List<Integer> order = new ArrayList<>(IntStream.of(sizes).boxed().toList());
		Collections.shuffle(order, this.random);
		return order.stream().mapToInt(Integer::intValue).toArray();
	}

	private void addLattice(int id, int size, Instant createdAt) {
		Status status = (size == 0) ? Status.FAILED : pick(STATUSES);
		OldExecutor executor = (this.random.nextInt(10) == 0) ? null : pick(EXECUTORS);
		String name = pick(WORKFLOWS);
		UUID dispatch = new UUID(this.random.nextLong(), this.random.nextLong());
		int completed = addElectrons(id, size, status, executor);
		this.lattices.add(new OldLattice(id, dispatch.toString(), name, status, completed, createdAt, executor));
	}

	private int addElectrons(int lattice, int size, Status status, @Nullable OldExecutor executor) {
		int completed = 0;
		int firstId = this.electrons.size() + 1;
		List<Integer> nodes = new ArrayList<>(IntStream.range(0, size).boxed().toList());
		Collections.shuffle(nodes, this.random);
		for (int node : nodes) {
			boolean done = status == Status.COMPLETED || this.random.nextBoolean();
			completed += done ? 1 : 0;
			this.electrons.add(new OldElectron(this.electrons.size() + 1, lattice, node, pick(TASKS),
					done ? Status.COMPLETED : status, (this.random.nextInt(5) == 0) ? pick(EXECUTORS) : executor));
		}
		for (int node = 1; node < size; node++) {
			int parent = this.random.nextInt(node);
			this.dependencies.add(new OldDependency(this.dependencies.size() + 1, firstId + nodes.indexOf(node),
					firstId + nodes.indexOf(parent), pick(EDGES)));
		}
		return completed;
	}

	private <T> T pick(List<T> choice) {
		return choice.get(this.random.nextInt(choice.size()));
	}

	List<OldLattice> lattices() {
		return this.lattices;
	}

	List<OldElectron> electrons() {
		return this.electrons;
	}

	List<OldDependency> dependencies() {
		return this.dependencies;
	}

	/**
	 * The electron that a lattice starts with, null without one.
	 */
	@Nullable Integer firstElectron(OldLattice lattice) {
		return this.electrons.stream()
			.filter((electron) -> electron.lattice() == lattice.id() && electron.node() == 0)
			.map(OldElectron::id)
			.findFirst()
			.orElse(null);
	}

	record OldLattice(int id, String dispatchId, String name, Status status, int completed, Instant createdAt,
			@Nullable OldExecutor executor) {
	}

	record OldElectron(int id, int lattice, int node, String name, Status status, @Nullable OldExecutor executor) {
	}

	record OldDependency(int id, int electron, int parent, String edge) {
	}

	record OldExecutor(String kind, int workers, @Nullable String address) {

		/**
		 * As version 0.177.0 wrote it.
		 */
		@Override
		public String toString() {
			return this.kind + ":" + this.workers + ((this.address != null) ? "@" + this.address : "");
		}

	}

}
