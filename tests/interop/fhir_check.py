"""Checks our FHIR files with fhir.resources; the folder gets the response as fhir.resources writes it.

python fhir_check.py questionnaire.json response.json folder

fhir.resources has R4B, which for these two resources is R4.
"""

import json
import sys
from pathlib import Path

from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse


def check(model, path):
    text = Path(path).read_text("utf-8")
    resource = model.model_validate_json(text)
    again = json.loads(resource.model_dump_json())
    assert again["resourceType"] == json.loads(text)["resourceType"]
    try:
        model.model_validate({**json.loads(text), "unknown": 1})
    except ValueError:
        print(f"fhir.resources: {resource.__resource_type__} is valid")
    else:
        raise AssertionError("fhir.resources took an unknown member")
    return resource


questionnaire, response, folder = sys.argv[1:]
check(Questionnaire, questionnaire)
made = check(QuestionnaireResponse, response)
(Path(folder) / "fhir.resources.json").write_text(made.model_dump_json(), "utf-8")
