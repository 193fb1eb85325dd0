// What pages share: frame, panel, page bar with keys, a tile view with sections, frames, badges and check boxes.
#include <QStringListModel>
#include <QStyledItemDelegate>

#include "Actions.h"
#include "Pages.h"
#include "Shooter.h"
#include "views/TilePaint.h"
#include "views/TileView.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen::test {
namespace {

class FaceTile final : public QStyledItemDelegate
{
public:
    FaceTile(Thumbnails& thumbnails, QObject* parent) : QStyledItemDelegate(parent), thumbnails_(thumbnails) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QRect face = option.rect;
        face.setHeight(face.width());
        if (index.row() == 8) return tilePaint::gap(*painter, face, tilePaint::faceRadius);
        tilePaint::thumbnail(*painter, face, tilePaint::faceRadius, thumbnails_, thumbnailOf(FaceId{index.row() + 1}),
                             option.widget);
        tilePaint::frame(*painter, face, tilePaint::faceRadius, option.state);
        tilePaint::check(*painter, face, option.state);
        if (index.row() == 3) tilePaint::badge(*painter, face.bottomLeft() + QPoint(6, -25), "stack", "4");
        tilePaint::caption(*painter, {face.left(), face.bottom() + 4, face.width(), 20}, "12 October 2026");
    }

private:
    Thumbnails& thumbnails_;
};

void frame(MainWindow& window)
{
    Actions& actions = window.actions();
    auto* const page = new PageFrame("frame", &window.pages()); // the stack owns it
    std::vector<ActionSpec> specs;
    const std::pair<const char*, Qt::Key> all[] = {
        {"Move to…", Qt::Key_M}, {"Not Lena", Qt::Key_N}, {"Ignore", Qt::Key_I}, {"Not a face", Qt::Key_X}};
    QStringList ids;
    for (const auto& [words, key] : all) {
        ids << QString("frame.") + words;
        specs.push_back({.id = ids.last(), .text = [words] { return QString(words); }, .keys = {QKeySequence(key)}});
    }
    actions.add(nullptr, std::move(specs));
    auto* const thumbnails = window.findChild<Thumbnails*>();
    auto* const view = new TileView(thumbnails);
    QStringList rows;
    for (int i = 0; i < 40; ++i) rows << QString::number(i);
    view->setModel(new QStringListModel(rows, view));
    view->setItemDelegate(new FaceTile(*thumbnails, view));
    view->setLook({.tile = {128, 152}, .gap = 16});
    view->setSections({5, 35}, [](int section) {
        return section == 0 ? TileHeading{"To confirm", "5, nearest first"}
                            : TileHeading{"Confirmed and matched", "35, newest first"};
    });
    page->setTitle("Lena");
    page->setCounts("3,904 photos, 2009 to 2026");
    page->setContent(view);
    page->setPanel(new QWidget);
    page->bar().setActions(actions, ids);
    page->bar().setWords("2 faces selected", "14.2 MB");
    window.pages().addWidget(page);
    window.pages().setCurrentWidget(page);
    view->setFocus();
    for (const int row : {6, 9})
        view->selectionModel()->select(view->model()->index(row, 0), QItemSelectionModel::Select);
    view->selectionModel()->setCurrentIndex(view->model()->index(1, 0), QItemSelectionModel::NoUpdate);
}

const ShotSet frameShots("frame", [](const Shooter& s) { s.shoot("frame", {}, frame); });

} // namespace
} // namespace albumen::test
