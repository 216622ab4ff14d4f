"""Departments' papers against what last year's report counts, promises and admits: values, answers, contradictions, news, slips."""


