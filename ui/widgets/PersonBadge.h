// A person beside a question: face, name, how many photos.
#pragma once

#include <optional>

#include <QWidget>

#include "library/Cards.h"

namespace albumen {

class FacePicture;
class Label;
class Thumbnails;

/// As wide as its words, which are cut beyond a limit. Threads: GUI.
class PersonBadge final : public QWidget
{
    Q_OBJECT

public:
    PersonBadge(Thumbnails& thumbnails, QWidget* parent);

    void show(const PersonCard& person); ///< and itself
    std::optional<FaceId> face() const;
    QString words() const;

private:
    FacePicture* face_;
    Label *name_, *count_;
};

} // namespace albumen
