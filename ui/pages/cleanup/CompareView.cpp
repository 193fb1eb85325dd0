#include "pages/cleanup/CompareView.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "Theme.h"
#include "views/PictureShelf.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

CompareView::CompareView(const Parts& parts, QWidget* parent)
    : QWidget(parent), parts_(parts), shelf_(new PictureShelf(parts.pictures, this)),
      heading_(new ElidedLabel(Qt::ElideRight, Type::strong, &Theme::ink, this)),
      previous_(new Button(Button::Kind::outlined, "back", this)), accept_(new Button(Button::Kind::primary, {}, this)),
      close_(new Button(Button::Kind::quiet, "grid", this)), asked_(parts.worker, this)
{
    setFocusPolicy(Qt::StrongFocus);
    previous_->setObjectName(QStringLiteral("comparePrevious"));
    accept_->setObjectName(QStringLiteral("compareAccept"));
    close_->setObjectName(QStringLiteral("compareClose"));
    auto* const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(heading_, 1);
    for (Button* const button : {close_, previous_, accept_}) head->addWidget(button);
    auto* const row = new QHBoxLayout;
    row->setSpacing(16);
    for (ComparePane*& pane : panes_) {
        pane = new ComparePane(this);
        row->addWidget(pane, 1);
        connect(&pane->canvas(), &CompareCanvas::clicked, this,
                [this, pane] { emit currentWanted(raw(pane->photo())); });
        connect(&pane->canvas(), &CompareCanvas::sightWanted, this, &CompareView::setSight);
        connect(pane, &ComparePane::keepWanted, this, [this, pane] { emit keepWanted(raw(pane->photo())); });
        connect(pane, &ComparePane::trashWanted, this, [this, pane] { emit trashWanted(raw(pane->photo())); });
    }
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(row, 1);
    connect(shelf_, &PictureShelf::arrived, this, [this](qint64 photo) { showPicture(PhotoId{photo}); });
    connect(previous_, &Button::clicked, this, &CompareView::previousWanted);
    connect(accept_, &Button::clicked, this, &CompareView::acceptWanted);
    connect(close_, &Button::clicked, this, &CompareView::closed);
    retranslate();
}

void CompareView::show(const std::vector<CleanupEntry>& group, PhotoId current, const QString& heading,
                       std::optional<float> limit)
{
    const auto isSame = [](const CleanupEntry& a, const CleanupEntry& b) { return a.photo.id == b.photo.id; };
    if (!std::ranges::equal(group, group_, isSame)) setSight({});
    const bool moved = current != current_;
    group_ = group;
    limit_ = limit;
    current_ = current;
    heading_->setText(heading);
    fill();
    if (moved) askNumbers();
}

void CompareView::setRoomy(bool roomy)
{
    for (ComparePane* const pane : panes_) pane->setRoomy(roomy);
}

std::size_t CompareView::currentAt() const
{
    const auto found = std::ranges::find(group_, current_, [](const CleanupEntry& entry) { return entry.photo.id; });
    return found == group_.end() ? 0 : static_cast<std::size_t>(found - group_.begin());
}

/// The first, and the current one among those behind it.
void CompareView::fill()
{
    std::vector<std::size_t> shown{0};
    const std::size_t at = currentAt(), others = most - 1;
    const std::size_t from = group_.size() <= most || at <= others ? 1 : std::min(at - 1, group_.size() - others);
    for (std::size_t i = from; i < group_.size() && shown.size() < most; ++i) shown.push_back(i);
    std::vector<PhotoId> photos;
    for (const std::size_t i : shown) photos.push_back(group_[i].photo.id);
    shelf_->want(current_, photos);
    for (std::size_t i = 0; i < most; ++i) {
        ComparePane& pane = *panes_[i];
        pane.setVisible(i < shown.size());
        if (i >= shown.size()) continue;
        const CleanupEntry& entry = group_[shown[i]];
        pane.show(entry, entry.photo.id == current_, limit_);
        pane.canvas().setSight(sight_);
        showPicture(entry.photo.id);
    }
}

void CompareView::showPicture(PhotoId photo)
{
    const PictureShelf::Shown* const shown = shelf_->of(photo);
    for (ComparePane* const pane : panes_)
        if (pane->photo() == photo) pane->setPicture(shown ? shown->image : QImage(), shown ? shown->whole : QSize());
}

void CompareView::setSight(const PictureSight& sight)
{
    sight_ = sight;
    for (ComparePane* const pane : panes_) {
        pane->canvas().setSight(sight);
        if (sight.times > 1 && pane->isVisible()) shelf_->wantWhole(pane->photo());
    }
}

void CompareView::zoom()
{
    if (isZoomed()) return setSight({});
    for (ComparePane* const pane : panes_)
        if (pane->photo() == current_ && pane->isVisible())
            setSight({std::max(pane->canvas().timesOfPixels(), 2.), face_.value_or(QPointF(0.5, 0.5))});
}

void CompareView::askNumbers()
{
    std::vector<PhotoId> photos;
    for (ComparePane* const pane : panes_)
        if (!pane->isHidden()) photos.push_back(pane->photo());
    const auto question = [&facts = parts_.pictureFacts, photos] {
        std::vector<std::pair<PhotoId, DescribedPhoto>> told;
        for (const PhotoId photo : photos)
            if (auto described = facts.described(photo)) told.emplace_back(photo, std::move(*described));
        return told;
    };
    asked_.ask(question, [this](const std::vector<std::pair<PhotoId, DescribedPhoto>>& told) {
        face_.reset();
        for (const auto& [photo, described] : told) {
            for (ComparePane* const pane : panes_)
                if (pane->photo() == photo) pane->tell(described);
            if (photo != current_ || described.faces.empty()) continue;
            const RelBox& box = described.faces.front().box;
            face_ = QPointF(double(box.x) + double(box.w) / 2, double(box.y) + double(box.h) / 2);
        }
    });
}

void CompareView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t at = currentAt();
    switch (event->key()) {
    case Qt::Key_Left:
        if (at > 0) emit currentWanted(raw(group_[at - 1].photo.id));
        return;
    case Qt::Key_Right:
        if (at + 1 < group_.size()) emit currentWanted(raw(group_[at + 1].photo.id));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: emit acceptWanted(); return;
    case Qt::Key_Backspace: emit previousWanted(); return;
    case Qt::Key_Escape: emit closed(); return;
    case Qt::Key_Z: zoom(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void CompareView::retranslate()
{
    previous_->setText(tr("Previous group"));
    previous_->setToolTip(tr("Backspace"));
    accept_->setText(tr("Accept and next"));
    accept_->setToolTip(tr("What is proposed for the trash goes there, and the next group is shown. Enter"));
    close_->setText(tr("All groups"));
    close_->setToolTip(tr("Esc"));
    setAccessibleName(tr("Photos side by side"));
    for (ComparePane* const pane : panes_) pane->retranslate();
}

} // namespace albumen
