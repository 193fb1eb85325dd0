#include "scan/ChangeDetector.h"

namespace albumen {

Result<Judgement> ChangeDetector::judge(const FoundPhoto& found)
{
    const std::pair folder(found.root, found.folder);
    if (folder_ != folder) {
        TRY_ASSIGN(auto known, known_.inFolder(found.root, found.folder));
        photos_.clear();
        for (KnownPhoto& photo : known) {
            std::string name = photo.name;
            photos_.insert_or_assign(std::move(name), std::move(photo));
        }
        folder_ = folder;
    }
    const auto known = photos_.find(found.name);
    if (known == photos_.end()) return Judgement{};
    const KnownPhoto& photo = known->second;
    const bool same = photo.lookedAt && photo.state != PhotoState::missing && photo.size == found.size &&
                      photo.mtimeNs == found.mtimeNs && photo.beside == found.beside;
    return Judgement{same ? Change::same : Change::changed, photo.id};
}

} // namespace albumen
