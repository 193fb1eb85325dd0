// What the rooms of an open library share: its parts, the catalogue, who is known, what changed.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "catalogue/Catalogue.h"
#include "library/Changes.h"
#include "library/OpenLibrary.h"
#include "library/PlaceBook.h"
#include "run/ChosenModels.h"
#include "run/PeopleIndex.h"

namespace albumen {

/// The setting that holds which network the user chose for a task.
const char* modelKeyOf(ModelTask task);

/// Threads: all.
class LibraryState
{
public:
    LibraryState(LibraryParts parts, LibraryPlaces places, LibraryMode mode, std::unique_ptr<Catalogue> catalogue);

    const LibraryParts parts;
    const LibraryPlaces places;
    Catalogue& catalogue() const { return *catalogue_; }
    ChangeLog changes;
    const PlaceBook placeBook;

    /// Fails: libraryInUse, when opened for reading only; libraryReadOnly, where nothing else could be done.
    Status mayWrite() const;
    int workers() const;
    Result<WantedModels> wantedModels() const;
    /// The networks in force now. Fails: as chooseModels.
    Result<ChosenModels> models() const;
    /// Who is known to the embedder in force; null: there is none.
    Result<std::shared_ptr<PeopleIndex>> people() const;
    /// It is made anew when it is asked for again.
    void forgetPeople();

private:
    LibraryMode mode_;
    std::unique_ptr<Catalogue> catalogue_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<PeopleIndex> people_; ///< guarded by mutex_
};

} // namespace albumen
