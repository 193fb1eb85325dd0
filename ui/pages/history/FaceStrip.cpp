#include "pages/history/FaceStrip.h"

#include <algorithm>

#include <QPainter>

#include "Messages.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {
constexpr int side = 36, gap = 4, mostLines = 2;
} // namespace

FaceStrip::FaceStrip(Thumbnails& thumbnails, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&thumbnails_, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    hide();
}

void FaceStrip::setFaces(std::vector<FaceId> faces)
{
    faces_ = std::move(faces);
    setVisible(!faces_.empty());
    updateGeometry();
    update();
}

int FaceStrip::columns(int width) const
{
    return std::max(1, (width + gap) / (side + gap));
}

int FaceStrip::heightForWidth(int width) const
{
    const int lines = (static_cast<int>(faces_.size()) + columns(width) - 1) / columns(width);
    return std::clamp(lines, 1, mostLines) * (side + gap) - gap;
}

QSize FaceStrip::sizeHint() const
{
    const int width = metric::panelLeast - 2 * metric::cardPadding;
    return {width, heightForWidth(width)};
}

void FaceStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    thumbnails_.beginSight(this);
    const std::size_t room = static_cast<std::size_t>(columns(width())) * mostLines;
    const std::size_t shown = faces_.size() > room ? room - 1 : faces_.size(); // the last place tells how many more
    const auto place = [this](std::size_t i) {
        const int at = static_cast<int>(i), line = at / columns(width());
        return QRect(at % columns(width()) * (side + gap), line * (side + gap), side, side);
    };
    for (std::size_t i = 0; i < shown; ++i)
        tilePaint::thumbnail(painter, place(i), tilePaint::faceRadius, thumbnails_, thumbnailOf(faces_[i]), this);
    thumbnails_.endSight(this);
    if (shown < faces_.size()) //: so many more faces than are shown
        tilePaint::caption(painter, place(shown), tr("+%1").arg(numberText(faces_.size() - shown)));
}

void FaceStrip::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    thumbnails_.beginSight(this);
    thumbnails_.endSight(this); // it sees nothing any more
}

} // namespace albumen
