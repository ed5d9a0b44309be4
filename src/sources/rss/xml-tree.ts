/** An element: its text, or an object of its attributes (`@name`), children and `#text`; a list where it comes often. */
export type Xml = string | { [name: string]: Xml } | Xml[];
