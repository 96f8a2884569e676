package io.github.dbmig;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what something was called before, so that autogenerate renames it and doesn't ask
 * whether it is another one. It may go once the revision is written; left in, it does no
 * harm: where nothing of the old name is found it says nothing.
 * <ul>
 * <li>On an entity class: the old name of its table.
 * <li>On a field, or on a getter where the mapping stands on getters: the old name of its
 * column, for an association that of its join column, for a collection of basic values
 * that of the column of the values. On a field of an embeddable or a mapped superclass it
 * counts wherever that is used.
 * <li>On a constant of an enum that is stored by name: the old name of the constant.
 * </ul>
 *
 * <pre class="code">
 * &#064;Entity
 * &#064;RenamedFrom("client")
 * class Customer {
 *
 *     &#064;RenamedFrom("mail")
 *     String emailAddress;
 *
 * }
 * </pre>
 */
@Documented
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface RenamedFrom {

	/**
	 * The name that it had: of the table or the column as it is in the database, of the
	 * constant as it was in the code.
	 * @return the old name
	 */
	String value();

}
