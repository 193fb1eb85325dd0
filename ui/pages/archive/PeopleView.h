// People as tiles: circle, name, count, folder and zip. Geometry is arithmetic, only what is visible is painted.
#pragma once

#include <filesystem>

#include <QAbstractItemView>

#include "pages/archive/PeopleModel.h"

namespace albumen {

class Thumbnails;

/// Threads: GUI.
class PeopleView final : public QAbstractItemView
{
    Q_OBJECT

public:
    PeopleView(Thumbnails& thumbnails, QWidget* parent = nullptr);

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    /// Pointer or focus inside: rows keep their place.
    bool watched() const;
    int columns() const;

signals:
    void openWanted(const QString& path);
    void personWanted(qint64 person); ///< clicked
    void left();                      ///< pointer and focus are gone

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Part { none, folder, zip };
    QRect tile(int row) const; ///< in viewport coordinates
    QRect partRect(const QRect& tile, Part part) const;
    Part partAt(const QModelIndex& index, const QPoint& point) const;
    QString pathOf(const QModelIndex& index, Part part) const;
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& tile);
    int tileHeight() const;

    Thumbnails& thumbnails_;
    QPersistentModelIndex hovered_;
    Part hoveredPart_ = Part::none;
};

} // namespace albumen
