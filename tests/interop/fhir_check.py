"""Checks our FHIR files with fhir.resources: python fhir_check.py questionnaire.json response.json

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


questionnaire, response = sys.argv[1:]
check(Questionnaire, questionnaire)
check(QuestionnaireResponse, response)
