import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import type { Reply } from './http-sender.js';

export interface Email {
  to: string;
  subject: string;
  text: string;
  /** The same for each attempt, so that mail programs can recognise duplicates. */
  id: string;
}

/** Sends e-mail through the server of SMTP_URL. */
@Injectable()
export class EmailSender {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const { SMTP_URL, HTTP_CONNECT_TIMEOUT_MS, WEBHOOK_TIMEOUT_MS } = config;
    this.transport = SMTP_URL
      ? createTransport({
          url: SMTP_URL,
          connectionTimeout: HTTP_CONNECT_TIMEOUT_MS,
          greetingTimeout: HTTP_CONNECT_TIMEOUT_MS,
          socketTimeout: WEBHOOK_TIMEOUT_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  /** @throws an error without the password of SMTP_URL */
  async send({ to, subject, text, id }: Email): Promise<Reply> {
    const from = this.config.SMTP_FROM;
    if (!this.transport || !from) throw new Error('SMTP_URL is not set');
    const { response } = await this.transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: `<${id}@kasparro>`,
      headers: { 'auto-submitted': 'auto-generated' },
    });
    return { status: Number(/^\d{3}/.exec(String(response))?.[0] ?? 250), excerpt: String(response) };
  }
}
