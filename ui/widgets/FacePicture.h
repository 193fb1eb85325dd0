// A face as a small picture: a rounded square, or a circle for a person.
#pragma once

#include <optional>

#include <QWidget>

#include "photo/Ids.h"

namespace albumen {

class Thumbnails;

/// Threads: GUI.
class FacePicture final : public QWidget
{
    Q_OBJECT

public:
    enum class Shape { face, person };

    FacePicture(Thumbnails& thumbnails, Shape shape, int side, QWidget* parent);

    void setFace(std::optional<FaceId> face);
    std::optional<FaceId> face() const { return face_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Thumbnails& thumbnails_;
    Shape shape_;
    std::optional<FaceId> face_;
};

} // namespace albumen
