/** An element: its text, or an object of its attributes (`@name`), children and `#text`; a list if it is repeated. */
export type Xml = string | { [name: string]: Xml } | Xml[];
