#include "widgets/FacePicture.h"

#include <QPainter>

#include "Thumbnails.h"
#include "views/TilePaint.h"

namespace albumen {

FacePicture::FacePicture(Thumbnails& thumbnails, Shape shape, int side, QWidget* parent)
    : QWidget(parent), thumbnails_(thumbnails), shape_(shape)
{
    setFixedSize(side, side);
    connect(&thumbnails, &Thumbnails::arrived, this, [this](const ThumbnailKey& key) {
        if (face_ && key == thumbnailOf(*face_)) update();
    });
}

void FacePicture::setFace(std::optional<FaceId> face)
{
    face_ = face;
    update();
}

void FacePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = shape_ == Shape::person ? width() / 2. : tilePaint::faceRadius;
    if (face_)
        tilePaint::thumbnail(painter, rect(), radius, thumbnails_, thumbnailOf(*face_), nullptr);
    else
        tilePaint::picture(painter, rect(), radius, {});
}

} // namespace albumen
