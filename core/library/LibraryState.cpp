#include "library/LibraryState.h"

#include "base/Workers.h"
#include "catalogue/RunRows.h"

namespace albumen {

const char* modelKeyOf(ModelTask task)
{
    if (task == ModelTask::attribute) return "model attribute";
    return task == ModelTask::detect ? "model detect" : "model embed";
}

LibraryState::LibraryState(LibraryParts with, LibraryPlaces at, LibraryMode mode, std::unique_ptr<Catalogue> catalogue)
    : parts(with), places(std::move(at)), placeBook(parts.files, places.geography), mode_(mode),
      catalogue_(std::move(catalogue))
{
}

Status LibraryState::mayWrite() const
{
    if (mode_ == LibraryMode::readWrite) return {};
    const Code why = mode_ == LibraryMode::readOnly ? Code::libraryInUse : Code::libraryReadOnly;
    return fail(why, Stage::store, places.library, "opened for reading only");
}

int LibraryState::workers() const
{
    return places.workers > 0 ? places.workers : usualWorkers();
}

Result<WantedModels> LibraryState::wantedModels() const
{
    return catalogue_->read([](Db& db) -> Result<WantedModels> {
        TRY_ASSIGN(const auto detect, SettingRows(db).get(modelKeyOf(ModelTask::detect)));
        TRY_ASSIGN(const auto embed, SettingRows(db).get(modelKeyOf(ModelTask::embed)));
        TRY_ASSIGN(const auto attribute, SettingRows(db).get(modelKeyOf(ModelTask::attribute)));
        return WantedModels{
            .detect = detect.value_or(""), .embed = embed.value_or(""), .attribute = attribute.value_or("")};
    });
}

Result<ChosenModels> LibraryState::models() const
{
    TRY_ASSIGN(const WantedModels wanted, wantedModels());
    return chooseModels(parts.models, wanted);
}

Result<std::shared_ptr<PeopleIndex>> LibraryState::people() const
{
    TRY_ASSIGN(const ChosenModels chosen, models());
    const auto embedder = chosen.embedder();
    if (!embedder) return std::shared_ptr<PeopleIndex>();
    const std::lock_guard lock(mutex_);
    if (!people_ || people_->embedder() != *embedder) people_ = std::make_shared<PeopleIndex>(chosen);
    return people_;
}

void LibraryState::forgetPeople()
{
    const std::lock_guard lock(mutex_);
    people_.reset();
}

} // namespace albumen
