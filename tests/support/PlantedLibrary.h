// A library as the programs open it, over planted faces: the vectors are of the embedder that the project ships, and no
// photo is there to be opened.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "library/OpenLibrary.h"
#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "photo/Understanding.h"
#include "similar/SimilarFinder.h"
#include "support/CatalogueMaker.h"

namespace albumen::test {

class PlantedLibrary
{
public:
    /// `plant` stores faces of photos in `root`; nobody has the library open meanwhile. Where `root` is not there it is
    /// away, and nothing of it is missing.
    explicit PlantedLibrary(const std::function<void(PlantedLibrary&)>& plant = {},
                            const std::filesystem::path& root = "/photos");

    /// A photo with these faces, and the ids of them. Requires: within `plant`.
    std::vector<FaceId> photo(const std::vector<std::vector<float>>& faces);
    /// The same, many of them; ids are given in their order from 1 on.
    void photoLater(const std::vector<std::vector<float>>& faces);
    /// What was seen of the photo with this number, from 1 on. Requires: within `plant`, after it.
    void understood(int photo, const Understanding& seen);
    /// These photos, by number, are a group. Requires: within `plant`, after all of them; replaces those of before.
    void grouped(const std::vector<std::pair<AlikeKind, std::vector<int>>>& groups);
    /// Another file of the picture of that photo, under the next number. Requires: within `plant`.
    void photoAgain(int photo);
    /// A unit vector at this angle between two axes.
    static std::vector<float> atAngle(double degrees, std::size_t axis = 0);

    void open(LibraryMode mode = LibraryMode::readWrite);
    void close() { library.reset(); }
    Library& operator*() { return *library; }
    Library* operator->() { return library.get(); }

    Decided decide(const Command& command) { return must(library->decide(command)); }
    void settle() { must(library->settle(JobControl{})); }
    Report run(const JobOrder& order) { return library->run(order, JobControl{}, {}); }
    std::vector<FaceCard> faces(); ///< all of them, by id
    FaceCard face(FaceId id);
    /// The catalogue beside the open library, read only.
    std::unique_ptr<Catalogue> look() const;

    TempFolder folder;
    std::filesystem::path pictures = folder / "Pictures";
    std::unique_ptr<Files> files = makeFiles();
    Clock clock;
    PlaceFolders geography{folder / "lists", folder / "names", folder / "lines"}; ///< there are none
    ExifFacts exif; ///< of the photos that are planted from now on

private:
    PhotoResult planted(const std::vector<std::vector<float>>& faces);

    std::unique_ptr<ModelStore> models_;
    std::unique_ptr<OpenCvEngine> engine_;
    std::unique_ptr<Catalogue> planting_;
    ModelRev embedder_;
    RootId root_{};
    RunId run_{};
    std::uint64_t photos_ = 0;

public:
    std::unique_ptr<Library> library; ///< last: it goes before what it works with
};

} // namespace albumen::test
