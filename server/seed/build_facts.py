"""Documents, obligations, models, registrations and what was decided on them, of all provinces. Reads units.csv."""

import dispatch_7115
import provinces_2024
from common import write

COLUMNS = {
    "documents": "tenant key number issued_on issuer kind subject source sample",
    "obligations": "tenant key document_key unit_key kind clause title due_on due_rule sent_to sample source",
    "models": "tenant key name level catalogue_no field lead_unit_key state sample phase known_on source",
    "model_documents": "tenant model_key document_key",
    "registrations": "tenant key model_key unit_key level scope submitted_on known_on sample source",
    "decisions": "tenant key registration_key decision reasons text decided_on known_on document_key source",
    "explanations": "tenant key registration_key unit_key document_key text due_on due_rule known_on sample source",
    "milestones": "tenant key model_key kind title due_on due_rule done_on source",
    "quota_rules": "tenant key document_key title kinds at_least counted first_on last_on known_on source",
}


def main():
    parts = [dispatch_7115.rows(), provinces_2024.nghe_an(), provinces_2024.quang_ngai(), provinces_2024.tp_hcm()]
    for name, columns in COLUMNS.items():
        write(f"{name}.csv", columns.split(), [row for part in parts for row in part.get(name, [])])


if __name__ == "__main__":
    main()
