#include "pages/import/PersonFromPhotos.h"

#include <algorithm>
#include <utility>

#include "Decider.h"
#include "JobBridge.h"
#include "Messages.h"
#include "Worker.h"

namespace albumen {

PersonFromPhotos::PersonFromPhotos(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts)
{
    connect(&parts_.bridge, &JobBridge::finished, this, [this](const Report& report) {
        if (std::exchange(running_, false)) finished(report);
    });
}

void PersonFromPhotos::begin(const QString& name, std::vector<std::filesystem::path> photos)
{
    name_ = name;
    rest_ = std::move(photos);
    problems_.clear();
    given_ = 0;
    goOn();
}

void PersonFromPhotos::goOn()
{
    if (rest_.empty()) return end();
    running_ = parts_.bridge.start(jobs::AddPerson{.name = name_.toStdString(), .photos = rest_});
    if (!running_) end();
}

void PersonFromPhotos::finished(const Report& report)
{
    if (report.outcome == Outcome::cancelled) return end();
    if (!report.error) {
        given_ += static_cast<int>(rest_.size());
        rest_.clear();
        return end();
    }
    const Error& error = *report.error;
    // Of no photo: it holds for all of them.
    if (std::ranges::find(rest_, error.path) == rest_.end()) {
        problems_.push_back(error);
        return end();
    }
    if (error.code == Code::severalFaces) return askWhich(error.path);
    leave(error);
}

/// The job tells of the first photo that stops it: the others are tried without.
void PersonFromPhotos::leave(const Error& problem)
{
    problems_.push_back(problem);
    std::erase(rest_, problem.path);
    goOn();
}

void PersonFromPhotos::askWhich(const std::filesystem::path& photo)
{
    asked_ = photo;
    parts_.worker.ask(
        this, [&faces = parts_.faces, photo] { return faces.ids({.photos = {photo}}); },
        [this, photo](const Result<std::vector<FaceId>>& faces) {
            if (!underWay()) return;
            if (!faces || faces->empty())
                return leave(faces ? Error{.code = Code::noFace, .stage = Stage::import, .path = photo}
                                   : faces.error());
            emit which(name_, photo, *faces);
        });
}

void PersonFromPhotos::choose(FaceId face)
{
    const std::filesystem::path photo = std::exchange(asked_, {});
    if (photo.empty()) return; // a second click
    parts_.decider.take(AssignFaces{.faces = {face}, .whom = Whom(name_.toStdString())}, this,
                        [this, photo](const Result<Decided>& decided) {
                            if (!underWay()) return;
                            if (!decided) return leave({decided.error().code, Stage::import, photo, {}});
                            ++given_;
                            std::erase(rest_, photo);
                            goOn();
                        });
}

void PersonFromPhotos::skip()
{
    const std::filesystem::path photo = std::exchange(asked_, {});
    if (!photo.empty()) leave({.code = Code::severalFaces, .stage = Stage::import, .path = photo});
}

void PersonFromPhotos::stop()
{
    if (running_) return parts_.bridge.cancel();
    if (underWay()) end();
}

void PersonFromPhotos::end()
{
    asked_.clear();
    rest_.clear();
    const QString name = std::exchange(name_, {});
    emit done(name, given_, problems_);
}

} // namespace albumen
