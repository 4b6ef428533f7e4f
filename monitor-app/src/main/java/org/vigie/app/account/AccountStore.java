package org.vigie.app.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code account}. */
class AccountStore {
  private static final String COLUMNS = "id, email, name, role, disabled, last_seen_on";

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What log-in needs to know. */
  record Credentials(Account account, String passwordHash) {}

  Optional<Credentials> credentials(String email) {
    return jdbc.sql("select " + COLUMNS + ", password_hash from account where email = :email")
        .param("email", email)
        .query((row, _) -> new Credentials(account(row), row.getString("password_hash")))
        .optional();
  }

  List<Account> all() {
    return jdbc.sql("select " + COLUMNS + " from account order by disabled, name, id")
        .query((row, _) -> account(row))
        .list();
  }

  /** Adds the account or, where the address has one, gives it this name, role and password. */
  void save(String email, String name, Role role, String passwordHash, Instant now) {
    int changed =
        jdbc.sql(
                """
                update account
                   set name = :name, role = :role, password_hash = :hash, disabled = false
                 where email = :email
                """)
            .param("name", name)
            .param("role", word(role))
            .param("hash", passwordHash)
            .param("email", email)
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              insert into account (email, name, role, password_hash, created_at, disabled)
              values (:email, :name, :role, :hash, :now, false)
              """)
          .param("email", email)
          .param("name", name)
          .param("role", word(role))
          .param("hash", passwordHash)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  boolean disable(String email) {
    return jdbc.sql("update account set disabled = true where email = :email")
            .param("email", email)
            .update()
        > 0;
  }

  long activeAdminsExcept(String email) {
    return jdbc.sql(
            "select count(*) from account where role = :admin and not disabled and email <> :email")
        .param("admin", word(Role.ADMIN))
        .param("email", email)
        .query(Long.class)
        .single();
  }

  void seen(String email, LocalDate day) {
    jdbc.sql("update account set last_seen_on = :day where email = :email")
        .param("day", day)
        .param("email", email)
        .update();
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("email"),
        row.getString("name"),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getBoolean("disabled"),
        row.getObject("last_seen_on", LocalDate.class));
  }
}
