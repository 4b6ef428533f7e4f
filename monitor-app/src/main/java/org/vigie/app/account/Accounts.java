package org.vigie.app.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in. Passwords are kept as bcrypt hashes only. */
@Service
public class Accounts {
  /** Shorter passwords are refused. */
  public static final int SHORTEST_PASSWORD = 12;

  private static final int LONGEST_PASSWORD_BYTES = 72;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  private final AccountStore store;
  private final PasswordEncoder passwords;
  private final Clock clock;

  Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
    this.store = new AccountStore(jdbc);
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Makes the account, or renews the one of this address.
   *
   * @throws IllegalArgumentException with a sentence in English where the address is not one, or
   *     the password is shorter than {@link #SHORTEST_PASSWORD} characters or longer than bcrypt
   *     reads
   */
  @Transactional
  public void create(String email, String name, Role role, String password) {
    if (!ADDRESS.matcher(email.strip()).matches()) {
      throw new IllegalArgumentException("\"" + email + "\" is not an e-mail address");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "the password has "
              + password.length()
              + " characters; at least "
              + SHORTEST_PASSWORD
              + " are needed");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
      throw new IllegalArgumentException(
          "the password is longer than " + LONGEST_PASSWORD_BYTES + " bytes");
    }
    store.save(address(email), name.strip(), role, passwords.encode(password), clock.instant());
  }

  /**
   * Shuts the account of this address; false where there is none.
   *
   * @throws IllegalStateException where it is the last admin's
   */
  @Transactional
  public boolean disable(String email) {
    String address = address(email);
    if (store.credentials(address).filter(c -> c.account().role() == Role.ADMIN).isPresent()
        && store.activeAdminsExcept(address) == 0) {
      throw new IllegalStateException(
          "\"" + email + "\" is the last admin: make another one first");
    }
    return store.disable(address);
  }

  public Optional<Account> byEmail(String email) {
    return store.credentials(address(email)).map(AccountStore.Credentials::account);
  }

  public List<Account> all() {
    return store.all();
  }

  Optional<AccountStore.Credentials> credentials(String email) {
    return store.credentials(address(email));
  }

  void seen(String email) {
    store.seen(email, LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris")));
  }

  private static String address(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
