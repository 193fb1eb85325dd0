#include "Composition.h"

#include <malloc.h>

#include <opencv2/core/utility.hpp>

#include "base/Log.h"
#include "catalogue/PrivateFiles.h"
#include "metadata/ExifReader.h"
#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"

namespace albumen {
namespace {

constexpr std::uint64_t manifestLimit = 4'000'000; // bytes; ours has some tens of thousands

/// Decoded photos come and go by tens of megabytes. By default glibc hands each back to the kernel, which then clears
/// every page anew for the next photo: measured, that doubles the time of decoding.
void keepBigBuffers()
{
    constexpr int keepBytes = 512 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, keepBytes);
    mallopt(M_TRIM_THRESHOLD, keepBytes);
    mallopt(M_TOP_PAD, 64 * 1024 * 1024);
}

} // namespace

Composition::Composition(Paths paths) : paths_(std::move(paths)), files_(makeFiles())
{
    keepBigBuffers();
    cv::setNumThreads(1); // one worker does a whole photo; two workers with a thread each beat one with two (measured)
    ExifReader::initialise();
    if (makePrivateFolder(paths_.log.parent_path())) log::open(paths_.log);
}

Composition::~Composition() = default;

Result<ModelStore*> Composition::models()
{
    if (models_) return models_.get();
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(*files_, paths_.manifest, manifestLimit));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    TRY_ASSIGN(Manifest manifest, Manifest::parse(text, paths_.manifest));
    models_ = std::make_unique<ModelStore>(*files_, std::move(manifest), paths_.modelPlaces, paths_.fetchedModels,
                                           paths_.manifest.parent_path());
    return models_.get();
}

Engine& Composition::engine()
{
    if (!engine_) engine_ = std::make_unique<OpenCvEngine>(*files_, Device::cuda);
    return *engine_;
}

Result<std::unique_ptr<Library>> Composition::openLibrary(LibraryMode mode)
{
    TRY_ASSIGN(ModelStore* const store, models());
    LibraryPlaces places{.library = paths_.library, .cache = paths_.cache, .pictures = paths_.pictures};
    if (!paths_.gazetteer.empty()) places.geography.lists = paths_.gazetteer;
    return albumen::openLibrary({*files_, clock_, *store, engine()}, places, mode);
}

} // namespace albumen
