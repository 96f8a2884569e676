package io.github.dbmig.jpa;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/**
 * What most entities of the tests begin with.
 */
@MappedSuperclass
abstract class Row {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	Long id;

}
