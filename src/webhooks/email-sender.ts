import { Inject, Injectable } from '@nestjs/common';
import type { NodemailerError, Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import type { Reply } from './http-sender.js';

export interface Email {
  to: string;
  subject: string;
  text: string;
  /** Message id. Every attempt uses the same one, so that mail programs recognise duplicates. */
  id: string;
}

const MAX_EXCERPT = 1024;

/** Sends e-mail through the server given by SMTP_URL. */
@Injectable()
export class EmailSender {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws an error whose message does not contain the password from SMTP_URL */
  async send({ to, subject, text, id }: Email): Promise<Reply> {
    const { SMTP_URL, SMTP_FROM: from } = this.config;
    if (!SMTP_URL || !from) throw new Error('SMTP_URL is not set');
    const transport = await this.transportTo(SMTP_URL);
    const info = await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: `<${id}@kasparro>`,
      headers: { 'auto-submitted': 'auto-generated' },
    });
    // To send it again would repeat it to those who have it.
    const refused = ((info['rejectedErrors'] ?? []) as NodemailerError[]).map(
      ({ recipient, response }) => `${recipient} was refused: ${response}`,
    );
    const response = String(info.response);
    const excerpt = [response, ...refused].join('; ').slice(0, MAX_EXCERPT);
    return { status: Number(/^\d{3}/.exec(response)?.[0] ?? 250), excerpt };
  }

  private async transportTo(url: string): Promise<Transporter> {
    // Most services send no e-mail and do not need to load it.
    const { createTransport } = await import('nodemailer');
    const { HTTP_CONNECT_TIMEOUT_MS, WEBHOOK_TIMEOUT_MS } = this.config;
    return createTransport({
      url,
      connectionTimeout: HTTP_CONNECT_TIMEOUT_MS,
      greetingTimeout: HTTP_CONNECT_TIMEOUT_MS,
      socketTimeout: WEBHOOK_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
