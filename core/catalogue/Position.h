// How far a catalogue has come, kept in derived.sqlite too: so one that was put in its place by hand is known as older.
#pragma once

#include <filesystem>

#include "catalogue/Db.h"

namespace albumen {

/// Writes into the attached derived.sqlite how many decisions and runs the catalogue has by now. Never more than is on
/// the disk: nothing else is in the transaction that writes it. Requires: inside a transaction of the writer.
Status notePosition(Db& db);

/// Did the library that this derived.sqlite is of decide or run what this catalogue knows nothing of? Not where
/// restore-catalogue put it there. Requires: both are of one library.
Result<bool> isOlderThan(Db& catalogue, const std::filesystem::path& derived);

} // namespace albumen
