package org.vigie.scrapers.reading;

/** Reads one kind of file, handing out its pages as they come. Runs in the worker process. */
interface FileReader {
  /**
   * @param type as detected from the bytes
   * @return how this file by itself ended; attachments are noted in the progress
   * @throws Exception whatever the parser throws for a file that it cannot read
   */
  Outcome read(Part part, String type, Progress progress) throws Exception;
}
