package org.vigie.scrapers.decp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;

/** A contract as a publication. */
final class ContractFacts {
  private ContractFacts() {}

  /**
   * Schema v2 knows the buyer by number only. Where that is no SIRET, it stands in the name's place
   * rather than nowhere.
   */
  static PublicationFacts of(Contract contract, URI page) {
    String name = contract.buyerName();
    if (name == null && contract.buyerSiret() == null) {
      name = contract.buyerId();
    }
    return new PublicationFacts(
        contract.object(),
        contract.amendments().isEmpty() ? PublicationKind.AWARDED : PublicationKind.AMENDED,
        name,
        contract.buyerSiret(),
        null,
        contract.place() == null ? List.of() : List.of(contract.place()),
        contract.cpv() == null ? List.of() : List.of(contract.cpv()),
        contract.signedOn(),
        contract.newestPublication(),
        null,
        contract.currentAmount(),
        contract.currentSuppliers(),
        references(contract),
        page);
  }

  /**
   * Numbers are only unique together with the buyer. A contract under a framework carries the
   * framework's key too, so that both are known to belong together.
   */
  private static List<Reference> references(Contract contract) {
    List<Reference> references = new ArrayList<>();
    references.add(new Reference("decp", contract.key()));
    references.add(new Reference("buyer-ref", contract.id()));
    if (contract.framework() != null && contract.buyerId() != null) {
      references.add(new Reference("decp", contract.keyOf(contract.framework())));
    }
    return references;
  }
}
