// The names of places, read when they are asked for the first time.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "library/PlaceQuestions.h"
#include "place/Gazetteer.h"
#include "place/MapLines.h"
#include "place/PlaceFolders.h"
#include "place/TranslatedNames.h"

namespace albumen {

/// Threads: all.
class PlaceBook
{
public:
    PlaceBook(Files& files, PlaceFolders folders) : files_(files), folders_(std::move(folders)) {}

    /// Null: its lists are not installed, or cannot be read, which is in the log.
    std::shared_ptr<const Gazetteer> gazetteer() const;
    /// Fails: as MapLines::read.
    Result<std::shared_ptr<const MapLines>> mapLines() const;

    /// A place of any level.
    PlaceText textOf(const Gazetteer& gazetteer, PlaceKey place, const std::string& language) const;
    /// By the city that a position is in or near.
    PlaceText textAt(const Coordinates& at, const std::string& language) const;
    /// As Gazetteer::called, and by Chinese names.
    std::vector<PlaceKey> called(const Gazetteer& gazetteer, const std::string& name) const;
    /// As Gazetteer::beginning, and by whole Chinese names.
    std::vector<PlaceKey> beginning(const Gazetteer& gazetteer, const std::string& name, std::size_t most) const;

private:
    using Translations = std::vector<std::shared_ptr<const TranslatedNames>>;
    Translations translations(const std::string& language) const;
    std::string cityIn(const std::string& language, std::uint32_t id) const;

    Files& files_;
    const PlaceFolders folders_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Gazetteer> gazetteer_;       ///< guarded by mutex_
    mutable std::shared_ptr<const MapLines> lines_;            ///< guarded by mutex_
    mutable std::map<std::string, Translations> translations_; ///< by language; guarded by mutex_
};

} // namespace albumen
