import type { OpenAPIObject } from '@nestjs/swagger';
import { callTypes } from './python-calls.js';
import { typeOf, type Schema } from './python-types.js';

const HEAD = `"""Types and calls of the service's OpenAPI document. Generated: \`make schema\` writes it anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict, Union

from .http import Http

#: A decimal with all its digits; one without a fraction is an int.
Number = Union[Decimal, int]
`;

/** clients/python/kasparro/api.py, as it must be for this document. */
export function pythonApi(document: OpenAPIObject): string {
  const schemas = Object.entries(document.components!.schemas as Record<string, Schema>);
  const types = schemas.map(([name, schema]) => declaration(name, schema));
  return `${[HEAD, ...types, callTypes(document)].join('\n\n')}\n`;
}

function declaration(name: string, schema: Schema): string {
  // A name is looked up when it is used, but an alias needs it at once.
  if (!schema.properties) return `${name} = ${quoted(typeOf(schema))}`;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(([field, one]) => {
    const type = typeOf(one);
    return `    ${JSON.stringify(field)}: ${quoted(required.has(field) ? type : `NotRequired[${type}]`)},`;
  });
  return `${name} = TypedDict(${JSON.stringify(name)}, {\n${fields.join('\n')}\n})`;
}

const quoted = (type: string): string => `'${type}'`;
