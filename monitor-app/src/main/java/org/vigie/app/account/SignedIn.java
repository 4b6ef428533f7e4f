package org.vigie.app.account;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.vigie.app.page.Named;

/** Somebody signed in: the account as it was at log-in. */
public final class SignedIn extends User implements Named {
  private static final long serialVersionUID = 1;

  private final long accountId;
  private final String displayName;

  SignedIn(Account account, String passwordHash) {
    super(
        account.email(),
        passwordHash,
        !account.disabled(),
        true,
        true,
        true,
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    this.accountId = account.id();
    this.displayName = account.name();
  }

  public long accountId() {
    return accountId;
  }

  @Override
  public String displayName() {
    return displayName;
  }
}
