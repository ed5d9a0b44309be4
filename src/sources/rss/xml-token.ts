export interface OpenTag {
  kind: 'open';
  name: string;
  attributes: [name: string, value: string][];
  isEmpty: boolean;
  start: number;
  end: number;
  /** What is malformed in the tag. */
  fault?: string;
}

export interface CloseTag {
  kind: 'close';
  name: string;
  start: number;
  end: number;
}

export interface TextToken {
  kind: 'text';
  /** Whether the text is a CDATA section, in which entities are not decoded. */
  isCdata: boolean;
  /** Offset of the first character of the text. */
  from: number;
  to: number;
  end: number;
}

interface FaultToken {
  kind: 'fault';
  fault: string;
  start: number;
  end: number;
}

interface SkippedToken {
  kind: 'skipped';
  end: number;
}

export type Token = OpenTag | CloseTag | TextToken | FaultToken | SkippedToken;
