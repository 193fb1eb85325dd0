// Decisions of another library, as jobs read them and tell of them.
#pragma once

#include "base/Files.h"
#include "catalogue/Exchange.h"
#include "run/Report.h"

namespace albumen {

/// Fails: foreignFile, catalogueNewer, with the path; as readWhole.
Result<ExchangeFile> readExchange(Files& files, const Path& path);

/// Unites the logs, and says what both decided apart. Requires: inside a transaction of the writer.
Result<ExchangeReport> takeIn(Db& db, const ExchangeFile& file, const ExchangeChoice& taking);

/// What is to be said of decisions that were dated wrong. None: there were none.
std::optional<Note> redatedNote(const ExchangeFile& file);

} // namespace albumen
