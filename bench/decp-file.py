#!/usr/bin/env python3
"""Writes a file of awarded contracts in schema v2, the same bytes for the same seed.

Usage: decp-file.py FILE.json|FILE.xml MEGABYTES [SEED]. Every 5,000th row is broken in a way that platforms break rows.
"""
import json
import random
import sys
from xml.sax.saxutils import escape

path, megabytes, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
is_xml = path.endswith(".xml")
chance = random.Random(seed)
objects = ["Réfection de la voirie", "Maintenance des ascenseurs", "Fourniture de denrées", "Extension du système de vidéoprotection",
           "Nettoyage des locaux", "Assurance de la flotte automobile", "Travaux de couverture du gymnase", "Location de véhicules"]
cpv = ["45233140-2", "50750000-7", "15000000-8", "32323500-8", "90910000-9", "66514110-0", "45260000-7", "34100000-8"]


def xml(value):
    if isinstance(value, dict):
        return "".join(f"<{name}>{xml(inner)}</{name}>" if not isinstance(inner, list) or not isinstance(inner[0], str)
                       else "".join(f"<{name}>{escape(text)}</{name}>" for text in inner) for name, inner in value.items())
    if isinstance(value, list):
        return "".join(map(xml, value))
    return str(value).lower() if isinstance(value, bool) else escape(str(value))


def row(number):
    kind = chance.randrange(len(objects))
    contract = {
        "id": f"{2024 + chance.randrange(3)}M{number:07d}", "acheteur": {"id": f"219900{chance.randrange(100):03d}00011"}, "nature": "Marché",
        "objet": f"{objects[kind]} – lot {chance.randrange(20)}, programme {chance.randrange(9999)}", "codeCPV": cpv[kind],
        "techniques": {"technique": ["Accord-cadre"]}, "modalitesExecution": {"modaliteExecution": ["Bons de commande"]},
        "marcheInnovant": False, "ccag": "Fournitures courantes et services", "offresRecues": chance.randrange(1, 9),
        "attributionAvance": True, "tauxAvance": 0.05, "typeGroupementOperateurs": "Pas de groupement",
        "procedure": "Appel d'offres ouvert", "lieuExecution": {"code": f"99{chance.randrange(1000):03d}", "typeCode": "Code postal"},
        "dureeMois": chance.randrange(1, 60), "dateNotification": f"2026-{chance.randrange(1, 11):02d}-{chance.randrange(1, 28):02d}",
        "datePublicationDonnees": "2026-11-10", "montant": chance.randrange(40000, 9000000), "formePrix": "Mixte",
        "typesPrix": {"typePrix": ["Définitif révisable"]}, "sousTraitanceDeclaree": False,
        "titulaires": [{"titulaire": {"typeIdentifiant": "SIRET", "id": "99999999800019"}}],
        "considerationsSociales": {"considerationSociale": ["Pas de considération sociale"]},
        "considerationsEnvironnementales": {"considerationEnvironnementale": ["Pas de considération environnementale"]}}
    if chance.randrange(10) == 0:
        contract["modifications"] = [{"modification": {"id": 1, "montant": chance.randrange(40000, 9000000),
                                                       "dateNotificationModification": "2026-11-01", "datePublicationDonneesModification": "2026-11-20"}}]
    if is_xml:
        text = "<marche>" + xml(contract) + "</marche>"
        return text if number % 5000 else text.replace("lot", "lot & annexe")
    text = json.dumps(contract, ensure_ascii=False)
    return text if number % 5000 else text.replace("lot", 'lot "A"')


with open(path, "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<marches>\n' if is_xml else '{"marches":{"marche":[\n')
    size, number, limit = 0, 1, megabytes * 1024 * 1024
    while size < limit:
        text = ("" if number == 1 else "\n" if is_xml else ",\n") + row(number)
        out.write(text)
        size += len(text.encode())
        number += 1
    out.write("\n</marches>\n" if is_xml else "]}}\n")
print(f"{number - 1} rows, {size / 1024 / 1024:.0f} MB", file=sys.stderr)
